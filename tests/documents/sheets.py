"""A list as openpyxl reads it."""

import datetime
import re
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

# A day that is written as text sorts as text.
DAY = re.compile(r"(\d{4}-\d\d-\d\d|\d\d?[ /.-](\d\d?|[A-Z][a-z]{2,8})[ /.-]\d{4})( \d\d:\d\d)?")


def problems(file: Path) -> list[str]:
    """What would keep somebody who knows Excel from using the list."""
    found = []
    book = openpyxl.load_workbook(file)
    if not book.properties.title:
        found.append("There is no title.")
    if not book.properties.language:
        found.append("The file does not say in which language it is.")
    for sheet in book.worksheets:
        titles = [cell.value for cell in sheet[1]]
        if not all(titles) or len(set(titles)) != len(titles):
            found.append(f"{sheet.title}: a column has no title of its own.")
        if sheet.freeze_panes != "B2":
            found.append(f"{sheet.title}: the header row does not stay in view.")
        if sheet.print_title_rows != "$1:$1":
            found.append(f"{sheet.title}: the header row is not repeated on paper.")
        if len(sheet.tables) != 1:
            found.append(f"{sheet.title}: it is no table.")
        elif not all(table.autoFilter and table.autoFilter.ref == table.ref for table in sheet.tables.values()):
            found.append(f"{sheet.title}: it cannot be filtered.")
        if not all(cell.font.b for cell in sheet[1]):
            found.append(f"{sheet.title}: a title is not bold.")
        found += _paper(sheet)
        if len(sheet.title) > 31:
            found.append(f"{sheet.title}: its name is too long.")
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str) and DAY.fullmatch(cell.value):
                    found.append(f"{sheet.title} {cell.coordinate} is a day as text.")
                if cell.data_type == "f":
                    found.append(f"{sheet.title} {cell.coordinate} is a formula.")
                if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@") and not cell.quotePrefix:
                    found.append(f"{sheet.title} {cell.coordinate} would become a formula when it is edited.")
    return found


def _widths(sheet) -> dict[str, float]:
    """Width of each column in characters; columns of one width are written as one."""
    widths = {}
    for part in sheet.column_dimensions.values():
        for number in range(part.min, part.max + 1):
            widths[get_column_letter(number)] = part.width
    return widths


def _paper(sheet) -> list[str]:
    """Whether one can read it: columns and rows have room, and on paper it is not made tiny."""
    found = []
    widths = _widths(sheet)
    for row in sheet.iter_rows():
        # A row is at most 409 points high.
        for cell in row:
            width = widths.get(cell.column_letter, 8.43)
            shown = len(str(cell.value)) if isinstance(cell.value, str) else 0
            lines = sum(-(-len(line) // int(width)) for line in str(cell.value).splitlines()) if shown else 1
            height = sheet.row_dimensions[cell.row].height or 15
            if height < min(lines * 15, 405):
                found.append(f"{sheet.title} {cell.coordinate}: its row is too low for it.")
            if isinstance(cell.value, datetime.date) and width < 12:
                found.append(f"{sheet.title} {cell.coordinate}: its column is too narrow for a day.")
    # Seven pixels a character at 96 dots an inch; A4 across has 261 mm between its margins.
    scale = 261 * (sheet.page_setup.fitToWidth or 1) / (sum(widths.values()) * 7 / 96 * 25.4)
    if scale < 0.55:
        found.append(f"{sheet.title}: it is printed at {scale:.0%} of its size.")
    if (sheet.page_setup.fitToWidth or 1) > 1 and sheet.print_title_cols != "$A:$A":
        found.append(f"{sheet.title}: pages to the right do not say what a row is about.")
    return found
