"""Draws recorded pages (JSON on standard input) by fpdf2 and WeasyPrint, and tells milliseconds a page of each.

Run by a Python of its own, so it imports nothing of the project.
"""

# mypy: ignore-errors
from __future__ import annotations

import html
import json
import statistics
import sys
from time import perf_counter

HEIGHT = 841.8897637795276
FAMILY = {"DejaVuSans": "", "DejaVuSans-Bold": "B"}
ROUNDS = 3


def by_fpdf2(pages, fonts):
    """Positioned text, rectangles and lines; codes as filled rectangles."""
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format=(595.2755905511812, HEIGHT))
    pdf.set_auto_page_break(False)
    pdf.add_font("DejaVu", "", f"{fonts}/DejaVuSans.ttf")
    pdf.add_font("DejaVu", "B", f"{fonts}/DejaVuSans-Bold.ttf")
    for page in pages:
        pdf.add_page()
        for kind, *call in sorted(page, key=lambda call: call[0] == "text"):
            if kind == "text":
                x, y, text, font, size, colour = call
                pdf.set_font("DejaVu", FAMILY[font], size)
                pdf.set_text_color(*(round(255 * part) for part in colour))
                pdf.text(x, HEIGHT - y, text)
            elif kind == "box":
                x, y, width, height, colour = call
                pdf.set_fill_color(*(round(255 * part) for part in colour))
                pdf.rect(x, HEIGHT - y - height, width, height, style="F")
            elif kind == "rule":
                x, y, end, colour, thick = call
                pdf.set_draw_color(*(round(255 * part) for part in colour))
                pdf.set_line_width(thick)
                pdf.line(x, HEIGHT - y, end, HEIGHT - y)
            else:
                x, y, side, rows = call
                pdf.set_fill_color(0)
                module = side / len(rows)
                for column, row, length in runs(rows):
                    top = HEIGHT - y - side + row * module
                    pdf.rect(x + column * module, top, length * module, module, style="F")
    return bytes(pdf.output())


def by_weasyprint(pages, fonts):
    """The same as HTML: absolutely placed text and boxes, codes as one path of SVG."""
    from weasyprint import HTML

    style = (
        f"<style>@font-face{{font-family:D;src:url(file://{fonts}/DejaVuSans.ttf)}}"
        f"@font-face{{font-family:D;font-weight:bold;src:url(file://{fonts}/DejaVuSans-Bold.ttf)}}"
        "@page{size:595.2755905511812pt 841.8897637795276pt;margin:0}body{margin:0;font-family:D}"
        "section{position:relative;height:841pt;break-after:page}"
        "i,b,u{position:absolute;white-space:pre;line-height:1;font-style:normal;text-decoration:none}</style>"
    )
    made = [style]
    for page in pages:
        made.append("<section>")
        for kind, *call in sorted(page, key=lambda call: call[0] == "text"):
            if kind == "text":
                x, y, text, font, size, colour = call
                tag = "b" if FAMILY[font] else "i"
                place = f"left:{x:.2f}pt;top:{HEIGHT - y - size * 0.93:.2f}pt;font-size:{size}pt;color:{rgb(colour)}"
                made.append(f'<{tag} style="{place}">{html.escape(text)}</{tag}>')
            elif kind == "box":
                x, y, width, height, colour = call
                place = f"left:{x:.2f}pt;top:{HEIGHT - y - height:.2f}pt;width:{width:.2f}pt;height:{height:.2f}pt"
                made.append(f'<u style="{place};background:{rgb(colour)}"></u>')
            elif kind == "rule":
                x, y, end, colour, thick = call
                place = f"left:{x:.2f}pt;top:{HEIGHT - y:.2f}pt;width:{end - x:.2f}pt;height:{thick}pt"
                made.append(f'<u style="{place};background:{rgb(colour)}"></u>')
            else:
                x, y, side, rows = call
                path = "".join(f"M{column} {row}h{length}v1h-{length}z" for column, row, length in runs(rows))
                place = f"position:absolute;left:{x:.2f}pt;top:{HEIGHT - y - side:.2f}pt;width:{side:.2f}pt;height:{side:.2f}pt"
                made.append(f'<svg style="{place}" viewBox="0 0 {len(rows)} {len(rows)}"><path d="{path}"/></svg>')
        made.append("</section>")
    return HTML(string="".join(made)).write_pdf()


def rgb(colour):
    """A colour of CSS."""
    return f"rgb({','.join(str(round(255 * part)) for part in colour)})"


def runs(rows):
    """Dark modules side by side: column, row, how many."""
    for number, row in enumerate(rows):
        line = bytes.fromhex(row)
        place = 0
        for piece in line.split(b"\x00"):
            if piece:
                yield place, number, len(piece)
            place += len(piece) + 1


def main():
    """Milliseconds a page, the middle of a few rounds behind one that warms up."""
    told = json.load(sys.stdin)
    pages, taken = told["pages"], {}
    for name, draw in (("fpdf2", by_fpdf2), ("WeasyPrint", by_weasyprint)):
        times = []
        for _ in range(ROUNDS + 1):
            start = perf_counter()
            draw(pages, told["fonts"])
            times.append((perf_counter() - start) * 1000 / len(pages))
        taken[name] = statistics.median(times[1:])
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
