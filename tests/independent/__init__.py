"""A checker that reads the pages and works every figure out again from the sources, with code of its own."""
