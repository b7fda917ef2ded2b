"""Minutes that no program wrote: each document by hand, with its truth beside it."""
