"""One module for each kind of paper: a frozen value of its data, and `compose(data) -> Paper`."""
