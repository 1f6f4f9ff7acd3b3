"""What is said of a file or of its row, in one Polish sentence for each code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FILE: Final[Mapping[str, str]] = {
    "not_opened": "Pliku nie da się odczytać: {why}.",
    "no_file_matches": "Nie ma tu pliku, o którym mówi mapowanie.",
    "no_header": "Plik jest pusty: brakuje wiersza z nagłówkami kolumn.",
    "column_missing": "Brakuje kolumny „{column}”, o której mówi mapowanie.",
    "column_twice": "Kolumna „{column}” występuje w nagłówku więcej niż raz.",
    "column_count": "Wiersz ma {found} kolumn, a nagłówek {expected}.",
    "encoding": "Bajtu {byte} nie ma w kodowaniu {encoding}, w którym mapowanie każe czytać plik.",
    "encoding_is_utf8": "Plik jest w UTF-8, a mapowanie mówi o kodowaniu {encoding}.",
    "encoding_is_wide": "Plik jest w UTF-16; trzeba go zapisać jako UTF-8.",
    "nul": "W wierszu jest znak NUL, którego w tekście być nie może.",
    "line_too_long": "Wiersz ma ponad milion bajtów.",
    "line_end": "W wierszu jest sam znak CR; wiersze muszą kończyć się znakiem LF albo CR LF.",
    "quote_not_closed": "Cudzysłów otwarty w tym wierszu nie jest zamknięty.",
    "quote_misplaced": "Za zamykającym cudzysłowem stoi coś innego niż rozdzielacz.",
    "file_changed": "Plik zmienił się w trakcie czytania.",
}

MAPPING: Final[Mapping[str, str]] = {
    "mapping_not_opened": "pliku nie da się odczytać ({why})",
    "mapping_encoding": "plik nie jest w UTF-8",
    "mapping_toml": "to nie jest TOML ({why})",
    "mapping_without_files": "nie ma ani jednej tabeli [[files]]",
    "file_without_records": "nie ma ani jednego rodzaju zapisów",
    "missing": "brakuje tego klucza",
    "unknown_key": "nieznany klucz",
    "unknown_word": "nieznane słowo",
    "unknown_encoding": "nieznane kodowanie; znane: {known}",
    "unknown_unit": "nieznana jednostka „{unit}”",
    "unit_without_sense": "to pole nie ma jednostki",
    "date_format": "format daty „{format}” musi mieć po jednym %d, %m i %Y (albo %y)",
    "number_format": "separator dziesiętny to przecinek lub kropka, separator tysięcy co innego",
    "delimiter": "rozdzielacz i cudzysłów to dwa różne, pojedyncze znaki",
    "template": "nie da się odczytać szablonu „{template}”",
    "filter": "nieznany filtr „{filter}”",
    "exception_without_reason": "trzeba podać code (małe litery i podkreślenia) i why (zdanie)",
    "one_source": "trzeba podać jedno z: from, column, join",
    "only_dates": "add_days i dates mają sens tylko dla daty",
    "constant": "tej stałej nie da się odczytać",
    "not_text": "powinien to być tekst",
    "not_table": "powinna to być tabela",
    "number": "powinna to być liczba w dopuszczalnym zakresie",
    "flag": "powinno to być true albo false",
}

CELL: Final[Mapping[str, str]] = {
    "value_missing": "brakuje wartości",
    "text_too_long": "tekst jest za długi",
    "number_shape": "to nie jest liczba",
    "number_too_big": "liczba jest za duża",
    "money_precision": "kwota ma części grosza",
    "count_shape": "to nie jest liczba całkowita",
    "state_shape": "to nie jest stan wodomierza",
    "date_shape": "to nie jest data w podanym formacie",
    "date_out_of_range": "data spoza lat 1900-2200",
    "date_in_future": "data jest w przyszłości",
    "flag_shape": "to nie jest tak ani nie",
    "unknown_word": "nieznane słowo",
    "customer_number_shape": "numer klienta ma niedozwolone znaki albo długość",
    "account_number_shape": "numer karty obiektu ma niedozwolone znaki albo długość",
    "serial_empty": "brakuje numeru wodomierza",
    "serial_shape": "to nie jest numer fabryczny wodomierza",
    "pesel_digits": "PESEL ma coś innego niż cyfry",
    "pesel_length": "PESEL nie ma 11 cyfr",
    "pesel_check_digit": "cyfra kontrolna numeru PESEL się nie zgadza",
    "pesel_date": "data w numerze PESEL jest niemożliwa",
    "pesel_shape": "to nie jest PESEL",
    "nip_digits": "NIP ma coś innego niż cyfry",
    "nip_length": "NIP nie ma 10 cyfr",
    "nip_check_digit": "cyfra kontrolna numeru NIP się nie zgadza",
    "nip_shape": "to nie jest NIP",
    "regon_digits": "REGON ma coś innego niż cyfry",
    "regon_length": "REGON nie ma 9 ani 14 cyfr",
    "regon_check_digit": "cyfra kontrolna numeru REGON się nie zgadza",
    "regon_shape": "to nie jest REGON",
    "nrb_digits": "rachunek bankowy ma coś innego niż cyfry",
    "nrb_length": "rachunek bankowy nie ma 26 cyfr",
    "nrb_check_digit": "cyfry kontrolne rachunku bankowego się nie zgadzają",
    "phone_shape": "to nie jest numer telefonu",
    "email_shape": "to nie jest adres e-mail",
    "postal_shape": "to nie jest polski kod pocztowy",
    "ksef_shape": "to nie jest numer KSeF",
    "ksef_date": "data w numerze KSeF jest niemożliwa",
    "ksef_checksum": "suma kontrolna numeru KSeF się nie zgadza",
}

ROW: Final[Mapping[str, str]] = {
    "row_without_records": "Mapowanie pomija wszystko, co jest w tym wierszu.",
    "name_missing": "Klient nie ma nazwiska ani nazwy.",
    "dates_reversed": "Koniec ({last}) jest przed początkiem ({first}).",
    "period_reversed": "Koniec okresu ({last}) jest przed jego początkiem ({first}).",
    "due_before_issue": "Termin płatności ({last}) jest przed datą wystawienia ({first}).",
    "fee_has_no_bank": "Opłatę publicznoprawną mają tylko odpady, bez rachunku bankowego.",
    "meter_of_itself": "Wodomierz nie może być nadrzędny wobec siebie ani zastępować siebie.",
    "invoice_below_zero": "Faktura jest na kwotę ujemną, a nie jest korektą.",
    "amount_missing": "Nie ma kwoty.",
    "amounts_differ": "Netto i VAT nie dają kwoty brutto.",
    "amount_not_positive": "Wpłata musi być większa od zera.",
    "reading_empty": "Odczyt nie ma ani stanu, ani zużycia.",
    "key_repeated": "Ten sam numer ma już inną treść w wierszu {about}.",
    "customer_unknown": "Nie ma klienta o tym numerze.",
    "account_unknown": "Nie ma karty obiektu o tym numerze.",
    "account_of_another": "Karta obiektu o tym numerze jest innego klienta albo innej usługi.",
    "tariff_group_unknown": "Nie ma takiej grupy taryfowej tej usługi.",
    "nrb_taken": "Ten rachunek bankowy ma już inna karta obiektu.",
    "opened_on_missing": "Nie wiadomo, od kiedy jest karta obiektu: nie ma daty ani niczego, z czego by wynikała.",
    "meter_unknown": "Nie ma wodomierza o tym numerze.",
    "meter_elsewhere": "Ten wodomierz jest w tym czasie przy innej karcie obiektu.",
    "parent_unknown": "Ten klient nie ma wodomierza nadrzędnego o tym numerze.",
    "replaces_unknown": "Ten klient nie ma zastąpionego wodomierza o tym numerze.",
    "paper_differs": "Dokument o tym numerze ma już inną treść{about}.",
    "corrects_unknown": "Ten klient nie ma dokumentu, który jest korygowany.",
    "ksef_taken": "Ten numer KSeF ma już inny dokument.",
    "paper_unknown": "Nie ma dokumentu o tym numerze.",
    "line_differs": "Ta pozycja dokumentu ma już inną treść.",
    "lines_do_not_add_up": "Pozycje dokumentu nie sumują się do jego kwot.",
    "payment_differs": "Wpłata o tym numerze ma już inną treść{about}.",
}

READING: Final[Mapping[str, str]] = {
    "used_against_charge": "Zużycie {used} m³ nie zgadza się z kwotą rachunku (za dużo cyfr?)",
    "used_negative": "Zużycie jest ujemne",
    "period_empty": "Okres zużycia nie ma ani jednego dnia",
    "outside_installation": "Wodomierz nie był wtedy przy tej karcie obiektu{on}",
    "too_many_digits": "Stan ma więcej cyfr niż licznik",
    "day_taken": "Tego dnia jest już zaksięgowany inny odczyt{state}",
    "period_overlaps": "Okres nachodzi na zużycie zaksięgowane{on}",
    "state_below_booked": "Stan jest niższy od zaksięgowanego{on}{state}",
    "state_above_later": "Stan jest wyższy od zaksięgowanego później{on}{state}",
    "rollover_without_fall": "Podano przewinięcie licznika, a stan nie spadł",
}

NOTE: Final[Mapping[str, str]] = {
    "estimate_replaced": "Szacunek zastąpiony prawdziwym odczytem{on}.",
    "meter_other_place": "Wodomierz jest przy innej karcie obiektu tego klienta; odczyt zapisano tam.",
    "meter_exchanged": "Wodomierz zastąpił {about} (to samo miejsce, okresy się stykają).",
    "payment_for_unknown": "Nie ma dokumentu {about}, za który jest wpłata; rozliczono ją od najstarszej należności.",
}


def file_sentence(code: str, about: Mapping[str, str]) -> str:
    """Why a file was refused whole."""
    return FILE[code].format_map(_Blank(about))


def mapping_sentence(code: str, where: str, about: Mapping[str, str]) -> str:
    """Why a mapping can't be used, with its place."""
    said = MAPPING[code].format_map(_Blank(about))
    return f"Mapowanie, {where}: {said}." if where else f"Mapowanie: {said}."


def column_sentence(code: str, about: Mapping[str, str], *, left_out: bool = False) -> str:
    """What is wrong with a cell; ``left_out``: the row was taken without it."""
    shown = f" („{about['shown']}”)" if about.get("shown") else ""
    rest = "; wczytano bez niej" if left_out else ""
    return f"Kolumna „{about.get('column', '')}”: {CELL[code]}{shown}{rest}."


def sentence(code: str, about: Mapping[str, str]) -> str:
    """What is said of a row."""
    if code in CELL:
        return column_sentence(code, about)
    if code in READING:
        return f"{READING[code].format_map(_Blank(_reading_words(about)))}."
    return (ROW.get(code) or NOTE[code]).format_map(_Blank(_reading_words(about)))


def _reading_words(about: Mapping[str, str]) -> dict[str, str]:
    said = dict(about)
    if said.get("on"):
        said["on"] = f" z {said['on']}"
    if said.get("state"):
        said["state"] = f" ({said['state']} m³)"
    return said


class _Blank(dict[str, str]):
    """What is not told is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return ""
