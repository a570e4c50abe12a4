"""What a validator does not see: content that no tag reaches, reading order, jumps between headings, a way back from
content to its tag that leads elsewhere."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

HEADING = re.compile(r"H([1-6])")
# A cell may be empty; every other element stands for something.
MAY_BE_EMPTY = {"TD", "TH"}


@dataclass
class Tree:
    """The tag tree in reading order."""

    roles: list[str] = field(default_factory=list)
    """Roles of all elements."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page (from 0) and number of each piece of marked content."""
    owners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """The element of each of them, by its place in the file."""
    objects: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """The element of each link."""
    empty: list[str] = field(default_factory=list)
    """Roles of elements without content."""
    silent_figures: int = 0
    """Figures without a text in their place."""


def problems(file: Path) -> list[str]:
    """Everything that is wrong with the structure of a PDF, as sentences."""
    with pikepdf.open(file) as pdf:
        if Name.StructTreeRoot not in pdf.Root:
            return ["There is no tag tree."]
        tree = read(pdf)
        return [*_elements(tree), *_marks(pdf, tree), *_way_back(pdf, tree)]


def read(pdf: pikepdf.Pdf) -> Tree:
    """Walks the tag tree without recursion, since a pack nests and is long."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    tree = Tree()
    todo = [(pdf.Root.StructTreeRoot.get(Name.K), None, None)]
    while todo:
        node, page, owner = todo.pop()
        if isinstance(node, Array):
            todo.extend((child, page, owner) for child in reversed(list(node)))
        elif isinstance(node, Dictionary):
            if Name.Pg in node:
                page = pages[node.Pg.objgen]
            kind = node.get(Name.Type)
            if kind == Name.MCR:
                # Content of a drawing inside the page has numbers of its own.
                if Name.Stm not in node:
                    _mark(tree, page, int(node.MCID), owner)
            elif kind == Name.OBJR:
                tree.objects[node.Obj.objgen] = owner
            else:
                _element(node, tree)
                todo.append((node.get(Name.K), page, node.objgen))
        elif node is not None:
            _mark(tree, page, int(node), owner)
    return tree


def _mark(tree: Tree, page: int, number: int, owner: tuple[int, int]) -> None:
    tree.marks.append((page, number))
    tree.owners[page, number] = owner


def _element(node: Dictionary, tree: Tree) -> None:
    role = str(node.get(Name.S, "/?"))[1:]
    tree.roles.append(role)
    if role == "Figure" and Name.Alt not in node and Name.ActualText not in node:
        tree.silent_figures += 1
    content = node.get(Name.K)
    if role not in MAY_BE_EMPTY and (content is None or isinstance(content, Array) and len(content) == 0):
        tree.empty.append(role)


def _elements(tree: Tree) -> list[str]:
    found = [f"An element {role} is empty." for role in tree.empty]
    if tree.silent_figures:
        found.append(f"{tree.silent_figures} figures have no text in their place.")
    level = 0
    for role in tree.roles:
        if match := HEADING.fullmatch(role):
            if int(match[1]) > level + 1:
                found.append(f"A heading of level {match[1]} follows one of level {level}.")
            level = int(match[1])
    return found


def _marks(pdf: pikepdf.Pdf, tree: Tree) -> list[str]:
    """Each piece of marked content is reached once, and in the order in which it is written:
    Copse writes a page in reading order, so another order in the tree is a fault."""
    found = []
    for number, page in enumerate(pdf.pages):
        written = _written(page)
        reached = [mark for place, mark in tree.marks if place == number]
        for mark, times in Counter(written).items():
            if times > 1:
                found.append(f"Page {number + 1}: marked content {mark} is written {times} times.")
        for mark, times in Counter(reached).items():
            if times > 1:
                found.append(f"Page {number + 1}: the tree reaches marked content {mark} {times} times.")
        for mark in sorted(set(written) - set(reached)):
            found.append(f"Page {number + 1}: no tag reaches marked content {mark}.")
        for mark in sorted(set(reached) - set(written)):
            found.append(f"Page {number + 1}: the tree points at marked content {mark}, which is not on the page.")
        both = set(written) & set(reached)
        if [mark for mark in written if mark in both] != [mark for mark in reached if mark in both]:
            found.append(f"Page {number + 1}: the tree's order is not the order on the page.")
    return found


def _way_back(pdf: pikepdf.Pdf, tree: Tree) -> list[str]:
    """Readers go from what was pressed or pointed at to its element by the parent tree: it has to say the same."""
    found = []
    back = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    for number, page in enumerate(pdf.pages):
        own = {mark: owner for (place, mark), owner in tree.owners.items() if place == number}
        parents = back.get(int(page.obj.get(Name.StructParents, -1))) or []
        wrong = [mark for mark, owner in own.items()
                 if mark >= len(parents) or parents[mark] is None or parents[mark].objgen != owner]
        if wrong:
            found.append(f"Page {number + 1}: the way back from marked content {wrong[0]} leads to another element.")
        for annotation in page.get(Name.Annots, []):
            owner = tree.objects.get(annotation.objgen)
            parent = back.get(int(annotation.get(Name.StructParent, -1)))
            if owner is not None and (parent is None or parent.objgen != owner):
                found.append(f"Page {number + 1}: the way back from a link leads to another element.")
    return found


def _written(page: pikepdf.Page) -> list[int]:
    """Numbers of the marked content of a page, in the order of the content stream."""
    marks = []
    for operands, operator in pikepdf.parse_content_stream(page, "BDC"):
        properties = operands[1]
        if isinstance(properties, Name):
            properties = page.resources.get(Name.Properties, Dictionary()).get(properties, Dictionary())
        if isinstance(properties, Dictionary) and Name.MCID in properties:
            marks.append(int(properties.MCID))
    return marks
