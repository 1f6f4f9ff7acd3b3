"""Exports of billing systems for tests: a mapping, files, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.documents.billing.mapping import BillingMapping, parse_mapping
from app.domain.billing import FileReport, ImportReport
from app.services import billing_import
from app.store.session import Database

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]
FOLDER_MAPPING = ROOT / "docs" / "examples" / "export-folder.toml"
NYC_MAPPING = ROOT / "docs" / "examples" / "nyc-water-bills.toml"

CUSTOMERS = "Nr;Rodzaj;Nazwa;PESEL;NIP;Telefon;E-mail;Od;Ulica;Dom;Lokal;Kod;Miejscowość\n"
ACCOUNTS = "Karta;Klient;Usługa;Grupa;Rachunek;Umowa;Od;Do;Ulica;Dom;Kod;Miejscowość\n"
METERS = (
    "Numer;Karta;Cyfry;Rodzaj;Miejsce;DN;Legalizacja;Montaż;Stan montażu;Demontaż;Stan demontażu;Nadrzędny;Zastąpił\n"
)
PAPERS = "Numer;Karta;Rodzaj;Wystawiona;Termin;Okres od;Okres do;Netto;VAT;Brutto;Korygowana;KSeF\n"
LINES = "Faktura;Lp;Nazwa;Jm;Ilość;Cena;Stawka;Netto;VAT;Brutto\n"
PAYMENTS = "Wyciąg;Lp;Karta;Data;Grosze;Tytuł;Faktura\n"
READINGS = "Wodomierz;Data;Stan;Szacunek;Przewinięcie;Źródło\n"

FOLDER: Mapping[str, str] = {
    "klienci.csv": CUSTOMERS
    + "4512;O;Żółw Łucja;44051401359;;601 234 567;lucja@poczta.pl;07.05.2014;Łużycka;12;3;74-100;Gryfino\n"
    + "4513;W;Wspólnota „Zielony Zakątek”;;8567346215;;;;;;;74-100;Gryfino\n",
    "karty.csv": ACCOUNTS
    + "W-1;4512;woda;W1;61 1090 1014 0000 0712 1981 2874;118/2014;07.05.2014;;Łużycka;12/3;74-100;Gryfino\n"
    + "O-1;4512;odpady;O1;;;07.05.2014;;Łużycka;12/3;74-100;Gryfino\n"
    + "W-2;4513;woda;W1;;;01.01.2020;;Polna;1;74-100;Gryfino\n",
    "wodomierze.csv": METERS
    + "A100;W-1;5;główny;piwnica;20;31.12.2027;07.05.2014;0;03.03.2020;412;;\n"
    + "A200;W-1;5;główny;piwnica;20;31.12.2030;03.03.2020;2;;;;A100\n"
    + "A201;W-1;5;ogrodowy;ogród;15;31.12.2028;01.04.2021;0;;;A200;\n"
    + "B300;W-2;6;główny;węzeł;50;;01.01.2020;0;;;;\n",
    "faktury.csv": PAPERS
    + "FV/WOD/1/09/2026;W-1;;05.09.2026;19.09.2026;01.07.2026;31.08.2026;100,00;8,00;108,00;;\n"
    + "FV/WOD/2/10/2026;W-1;;05.10.2026;19.10.2026;;;50,00;4,00;54,00;;5265877635-20250826-0100001AF629-AF\n"
    + "FK/WOD/1/10/2026;W-1;FK;12.10.2026;;;;-10,00;-0,80;-10,80;FV/WOD/1/09/2026;\n",
    "pozycje.csv": LINES
    + "FV/WOD/1/09/2026;1;Woda;m3;12;4,50;8;54,00;4,32;58,32\n"
    + "FV/WOD/1/09/2026;2;Ścieki;m3;12;3,8333;8;46,00;3,68;49,68\n",
    "wplaty.csv": PAYMENTS
    + "2026/181;1;W-1;02.10.2026;5000;za wodę;\n"
    + "2026/182;1;W-1;20.10.2026;5400;FV 2;FV/WOD/2/10/2026\n"
    + "2026/183;1;W-2;21.10.2026;1000;nadpłata;FV/WOD/9/99\n",
    "odczyty.csv": READINGS
    + "A100;31.12.2015;120;;;I\nA100;31.12.2017;250;;;I\nA100;03.03.2020;412;;;I\n"
    + "A200;01.09.2020;40;tak;;\nA200;01.12.2020;61;;;R\nB300;01.06.2026;999990;;;R\nB300;01.09.2026;12;;tak;R\n",
}


def write_folder(folder: Path, files: Mapping[str, str], encoding: str = "cp1250") -> Path:
    """Write files as a billing system would."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode(encoding))
    return folder


def folder_mapping() -> BillingMapping:
    """The example of the docs for a folder of files."""
    return billing_import.read_mapping_file(FOLDER_MAPPING)


def load(database: Database, path: Path, mapping: BillingMapping | str, **options: Any) -> ImportReport:
    """Run an import."""
    chosen = parse_mapping(mapping) if isinstance(mapping, str) else mapping
    return billing_import.load(database, path, chosen, TODAY, **options)


def counts(report: FileReport) -> tuple[int, int, int, int]:
    """read, loaded, already, refused."""
    return report.read, report.loaded, report.already, len(report.refused)


def reasons(report: FileReport) -> list[tuple[int, str]]:
    """Lines and codes of the refused rows."""
    return [(remark.line, remark.code) for remark in report.refused]


def noted(report: FileReport) -> list[tuple[int, str]]:
    """Lines and codes of the notes."""
    return [(remark.line, remark.code) for remark in report.notes]
