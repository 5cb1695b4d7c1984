"""The lattice of the map: from roles and the ways between them to boxes and lines in px, without knowing a handbook."""

from collections.abc import Mapping, Sequence

from ladderbook.lattice.grid import Cell, grid
from ladderbook.lattice.nets import Edge, gathered
from ladderbook.lattice.routes import routes
from ladderbook.lattice.sheet import Lattice, Sizes, measured

__all__ = ["Cell", "Edge", "Lattice", "Sizes", "lattice"]


def lattice(cells: Mapping[str, Cell], edges: Sequence[Edge], sizes: Sizes) -> Lattice:
    """The drawing of roles, each in its family and row, with a line for every way between two of them."""
    nets = gathered(edges, list(cells))
    places = grid(cells, nets)
    return measured(places, routes(nets, places), sizes)
