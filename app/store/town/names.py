"""Names of people: frequent Polish first names and surnames, every letter of the alphabet among them."""

from __future__ import annotations

from random import Random

from app.store.town.chance import by_rank

WOMEN = (
    "Anna", "Maria", "Katarzyna", "Małgorzata", "Agnieszka", "Barbara", "Ewa", "Krystyna", "Elżbieta", "Magdalena",
    "Joanna", "Zofia", "Teresa", "Danuta", "Monika", "Halina", "Irena", "Beata", "Aleksandra", "Marta", "Dorota",
    "Jadwiga", "Janina", "Alicja", "Jolanta", "Grażyna", "Iwona", "Natalia", "Paulina", "Justyna", "Renata",
    "Urszula", "Hanna", "Karolina", "Stanisława", "Bożena", "Sylwia", "Wiktoria", "Weronika", "Helena", "Julia",
    "Kinga", "Emilia", "Edyta", "Wanda", "Marzena", "Izabela", "Genowefa", "Lucyna", "Czesława", "Bogumiła", "Żaneta",
    "Róża", "Łucja", "Kazimiera", "Mieczysława", "Świętosława", "Jaśmina", "Gabriela", "Bronisława", "Stefania",
    "Marianna", "Violetta", "Klaudia", "Daria", "Oliwia", "Lena", "Nina", "Otylia", "Zuzanna",
)  # fmt: skip
MEN = (
    "Jan", "Andrzej", "Piotr", "Krzysztof", "Stanisław", "Tomasz", "Paweł", "Józef", "Marcin", "Marek", "Michał",
    "Grzegorz", "Jerzy", "Tadeusz", "Adam", "Łukasz", "Zbigniew", "Ryszard", "Dariusz", "Henryk", "Mariusz",
    "Kazimierz", "Wojciech", "Robert", "Mateusz", "Marian", "Rafał", "Jacek", "Janusz", "Mirosław", "Maciej",
    "Sławomir", "Jarosław", "Kamil", "Wiesław", "Roman", "Władysław", "Jakub", "Artur", "Zdzisław", "Edward",
    "Mieczysław", "Damian", "Dawid", "Przemysław", "Sebastian", "Czesław", "Leszek", "Daniel", "Waldemar", "Bogdan",
    "Bolesław", "Kacper", "Szymon", "Bartosz", "Hubert", "Zenon", "Eugeniusz", "Gracjan", "Świętosław", "Błażej",
    "Ścibor", "Żegota", "Mścisław", "Dobromił", "Franciszek", "Antoni", "Filip", "Igor", "Olaf",
)  # fmt: skip
SURNAMES = (
    "Nowak", "Kowalski", "Wiśniewski", "Wójcik", "Kowalczyk", "Kamiński", "Lewandowski", "Zieliński", "Szymański",
    "Woźniak", "Dąbrowski", "Kozłowski", "Mazur", "Jankowski", "Kwiatkowski", "Wojciechowski", "Krawczyk",
    "Kaczmarek", "Piotrowski", "Grabowski", "Zając", "Pawłowski", "Michalski", "Król", "Wieczorek", "Jabłoński",
    "Wróbel", "Nowakowski", "Majewski", "Olszewski", "Dudek", "Jaworski", "Stępień", "Malinowski", "Adamczyk",
    "Górski", "Pawlak", "Sikora", "Nowicki", "Witkowski", "Rutkowski", "Walczak", "Baran", "Michalak", "Szewczyk",
    "Ostrowski", "Tomaszewski", "Zalewski", "Wróblewski", "Pietrzak", "Jasiński", "Marciniak", "Zawadzki", "Bąk",
    "Jakubowski", "Sadowski", "Duda", "Włodarczyk", "Wilk", "Chmielewski", "Borkowski", "Sokołowski", "Szczepański",
    "Sawicki", "Kucharski", "Lis", "Maciejewski", "Kubiak", "Kalinowski", "Wysocki", "Mazurek", "Kołodziej",
    "Kaźmierczak", "Czarnecki", "Sobczak", "Urban", "Sikorski", "Głowacki", "Zakrzewski", "Krajewski", "Krupa",
    "Wasilewski", "Laskowski", "Gajewski", "Mróz", "Ziółkowski", "Szulc", "Makowski", "Przybylski", "Brzeziński",
    "Kaczmarczyk", "Baranowski", "Adamski", "Błaszczyk", "Szymczak", "Borowski", "Górecki", "Kania", "Czerwiński",
    "Szczepaniak", "Chojnacki", "Leszczyński", "Janik", "Mikołajczyk", "Mucha", "Lipiński", "Wesołowski", "Konieczny",
    "Kozak", "Kowalewski", "Urbański", "Cieślak", "Domański", "Kołodziejczyk", "Musiał", "Andrzejewski", "Kasprzak",
    "Polak", "Bednarek", "Zięba", "Pająk", "Markowski", "Dziedzic", "Tomczyk", "Ratajczak", "Żak", "Bielecki",
    "Kurek", "Sobolewski", "Wolski", "Wawrzyniak", "Socha", "Milewski", "Olejniczak", "Murawski", "Sowa",
    "Gołębiowski", "Rogowski", "Jarosz", "Skiba", "Ćwik", "Żukowski", "Śliwa", "Źrebiec", "Ćwikła", "Śmigielski",
    "Żółtowski", "Gąsior", "Łukasik", "Święcicki", "Jędrzejewski", "Gęsicki", "Łoś", "Krzyżanowski", "Ościłowski",
    "Niedźwiedź", "Dźwigaj", "Pszczółkowski", "Trzciński", "Szczygieł", "Chrząszcz",
    "Grześkowiak", "Bździuch", "Jałowiecki", "Ślusarczyk", "Öberg", "Müller", "Schmidt", "Wachowiak", "Hryńczuk",
    "Szewczuk", "Petrenko", "Bondarenko", "Kowalenko", "Melnyk", "Iwaniuk", "Huk", "Ozimek", "Rzepka", "Zdrojewski",
    "Fijałkowski", "Zych",
)  # fmt: skip

_FEMALE_ENDINGS = {"ski": "ska", "cki": "cka", "dzki": "dzka", "ny": "na"}
_FIRST = {True: by_rank(WOMEN), False: by_rank(MEN)}
_SURNAME = by_rank(SURNAMES, 25.0)


def surname_of(base: str, female: bool) -> str:
    """The form a woman uses where the surname is an adjective (Kowalski -> Kowalska, Konieczny -> Konieczna)."""
    if female:
        for ending, other in _FEMALE_ENDINGS.items():
            if base.endswith(ending):
                return base[: -len(ending)] + other
    return base


def person_name(dice: Random, female: bool) -> tuple[str, str]:
    """Surname and first name; some women carry two surnames."""
    surname = surname_of(_SURNAME.pick(dice), female)
    if female and dice.random() < 0.05:
        surname += "-" + surname_of(_SURNAME.pick(dice), True)
    return surname, _FIRST[female].pick(dice)
