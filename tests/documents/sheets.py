"""A list as openpyxl reads it."""

from pathlib import Path

import openpyxl


def problems(file: Path) -> list[str]:
    """What would keep somebody who knows Excel from using the list."""
    found = []
    book = openpyxl.load_workbook(file)
    if not book.properties.title:
        found.append("There is no title.")
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
        if len(sheet.title) > 31:
            found.append(f"{sheet.title}: its name is too long.")
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.data_type == "f":
                    found.append(f"{sheet.title} {cell.coordinate} is a formula.")
                if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@") and not cell.quotePrefix:
                    found.append(f"{sheet.title} {cell.coordinate} would become a formula when it is edited.")
    return found
