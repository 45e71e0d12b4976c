"""Trang của một người, một đơn vị: what is held, lacking, proposed; reads only."""
