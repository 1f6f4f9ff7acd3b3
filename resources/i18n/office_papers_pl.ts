<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL">
<context>
    <name>AccountPapers</name>
    <message>
        <source>Papers for the customer</source>
        <translation>Dokumenty dla klienta</translation>
    </message>
    <message>
        <source>Account statement for a period</source>
        <translation>Wyciąg z konta za okres</translation>
    </message>
    <message>
        <source>List of unpaid</source>
        <translation>Niezapłacone należności</translation>
    </message>
    <message>
        <source>Confirmation of the balance</source>
        <translation>Potwierdzenie salda</translation>
    </message>
    <message>
        <source>Confirmation of the chosen payment</source>
        <translation>Potwierdzenie zaznaczonej wpłaty</translation>
    </message>
    <message>
        <source>Object card</source>
        <translation>Karta obiektu</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>paper of an object card</source>
        <translation>dokument z karty obiektu</translation>
    </message>
</context>
<context>
    <name>ReadingPaper</name>
    <message>
        <source>Confirmation of the reading</source>
        <translation>Potwierdzenie odczytu</translation>
    </message>
    <message>
        <source>Choose a reading on the list; a refused one can't be confirmed.</source>
        <translation>Zaznacz odczyt na liście; odrzuconego nie można potwierdzić.</translation>
    </message>
</context>
<context>
    <name>OfficePaperView</name>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>As of the day</source>
        <translation>Na dzień</translation>
    </message>
    <message>
        <source>Preparing the document ...</source>
        <translation>Przygotowuję dokument ...</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Pokaż</translation>
    </message>
    <message>
        <source>The paper is on its way to the printer.</source>
        <translation>Dokument wysłano na drukarkę.</translation>
    </message>
    <message>
        <source>This is no day. Type it like 28.11.2026.</source>
        <translation>To nie jest data. Wpisz ją tak: 28.11.2026.</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>Tego dnia jeszcze nie było.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>The paper waits for sending to {address}.</source>
        <translation>Dokument czeka na wysłanie do: {address}.</translation>
    </message>
    <message>
        <source>What this paper confirms has changed. Open the card again.</source>
        <translation>To, co potwierdza dokument, zmieniło się. Otwórz kartę klienta ponownie.</translation>
    </message>
    <message>
        <source>The e-mail address is not confirmed, so nothing is sent.</source>
        <translation>Adres e-mail nie jest potwierdzony, więc niczego nie wysłano.</translation>
    </message>
    <message>
        <source>The e-mail address has changed meanwhile. Open the card again.</source>
        <translation>Adres e-mail zmienił się tymczasem. Otwórz kartę klienta ponownie.</translation>
    </message>
    <message>
        <source>The last day is before the first one.</source>
        <translation>Ostatni dzień jest przed pierwszym.</translation>
    </message>
    <message>
        <source>This object card is not the customer's any more. Open the card again.</source>
        <translation>Ta karta obiektu nie należy już do klienta. Otwórz kartę klienta ponownie.</translation>
    </message>
    <message>
        <source>This is no booked payment, so there is nothing to confirm.</source>
        <translation>To nie jest zaksięgowana wpłata, więc nie ma czego potwierdzić.</translation>
    </message>
    <message>
        <source>This payment was taken back, so it can't be confirmed.</source>
        <translation>Tę wpłatę wycofano, więc nie można jej potwierdzić.</translation>
    </message>
    <message>
        <source>This reading is not on file any more. Open the card again.</source>
        <translation>Tego odczytu nie ma już w kartotece. Otwórz kartę klienta ponownie.</translation>
    </message>
    <message>
        <source>This reading was refused or reversed, so it can't be confirmed.</source>
        <translation>Ten odczyt odrzucono albo wycofano, więc nie można go potwierdzić.</translation>
    </message>
</context>
</TS>
