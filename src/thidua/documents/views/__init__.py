"""The pages of papers, of the tray and of links."""
