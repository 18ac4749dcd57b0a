"""Documents made for the tests, good and hostile, byte by byte where no library would write them."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx

WORDS = "“We are ready to go on,” the mayor said on Thursday, after the council had voted."


def word(*paragraphs: str, title: str = "", author: str = "", language: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.title = title
    document.core_properties.author = author
    document.core_properties.language = language
    return saved(document)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_with_body(xml: str) -> bytes:
    """A .docx whose body is ``xml``, in WordprocessingML with the prefix ``w``."""
    replaced = io.BytesIO()
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    with zipfile.ZipFile(io.BytesIO(word())) as original, zipfile.ZipFile(replaced, "w") as changed:
        for name in original.namelist():
            content = original.read(name)
            if name == "word/document.xml":
                content = f"<w:document {namespaces}><w:body>{xml}</w:body></w:document>".encode()
            changed.writestr(name, content)
    return replaced.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def word_bomb() -> bytes:
    """Some 120 KB that unpack to 120 MB."""
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\0" * 120_000_000})


def pdf(*pages: str, title: str = "", encrypted: bool = False) -> bytes:
    """A PDF with one text line per line of ``pages``; without pages, one page that only holds a picture."""
    contents = [_text_stream(page) for page in pages] or [b"q 200 0 0 200 0 0 cm /Im Do Q"]
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(contents)))
    image = zlib.compress(b"\x7f" * 100)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length " + str(len(image)).encode() + b" >>\nstream\n" + image + b"\nendstream",
    ]
    for i, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> "
            b"/XObject << /Im 4 0 R >> >> /Contents " + f"{6 + 2 * i} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    objects.append(f"<< /Title ({title}) >>".encode("cp1252"))
    trailer = f"/Root 1 0 R /Info {len(objects)} 0 R"
    if encrypted:
        key = "0" * 64
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>".encode())
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<00> <00>]"
    return _pdf_file(objects, trailer)


def _text_stream(page: str) -> bytes:
    lines = page.split("\n")
    escaped = (line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines)
    shown = "".join(f"({line}) Tj T*\n" for line in escaped)
    return f"BT /F 11 Tf 14 TL 50 800 Td\n{shown}ET".encode("cp1252")


def _pdf_file(objects: list[bytes], trailer: str) -> bytes:
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    file += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return bytes(file) + f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
