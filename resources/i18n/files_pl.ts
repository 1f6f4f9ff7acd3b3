<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>FilePicker</name>
    <message>
        <source>Attach a file ...</source>
        <translation>Dołącz plik…</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Dołącz plik</translation>
    </message>
    <message>
        <source>PDF, JPG or PNG, {size} at most; or drag it here, or Ctrl+V.</source>
        <translation>PDF, JPG lub PNG, najwyżej {size}; można przeciągnąć tutaj albo wkleić (Ctrl+V).</translation>
    </message>
    <message>
        <source>PDF, JPG, PNG</source>
        <translation>PDF, JPG, PNG</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Wszystkie pliki</translation>
    </message>
    <message>
        <source>The clipboard holds no file and no picture.</source>
        <translation>W schowku nie ma ani pliku, ani obrazu.</translation>
    </message>
    <message>
        <source>picture from the clipboard</source>
        <translation>obraz ze schowka</translation>
    </message>
    <message>
        <source>One file at a time, please.</source>
        <translation>Dołączaj po jednym pliku.</translation>
    </message>
    <message>
        <source>{name}: the file can't be read.</source>
        <translation>{name}: pliku nie można odczytać.</translation>
    </message>
    <message>
        <source>{name} has {size}; {limit} is the most.</source>
        <translation>{name} ma {size}, a może mieć najwyżej {limit}.</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Page of the file</source>
        <translation>Strona pliku</translation>
    </message>
    <message>
        <source>Plus and minus zoom, 0 fits the width, Page Up and Page Down turn pages.</source>
        <translation>Plus i minus powiększają i zmniejszają, 0 dopasowuje do szerokości, Page Up i Page Down zmieniają strony.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Poprzednia strona</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Następna strona</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Mniejsza</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Większa</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Strona {page} z {pages}</translation>
    </message>
    <message>
        <source>No file is chosen.</source>
        <translation>Nie wybrano pliku.</translation>
    </message>
    <message>
        <source>Opening the file ...</source>
        <translation>Otwieranie pliku…</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>The file is empty.</source>
        <translation>Plik jest pusty.</translation>
    </message>
    <message>
        <source>The file has {size}; {limit} is the most. Scan it in black and white or at 200 dpi.</source>
        <translation>Plik ma {size}, a może mieć najwyżej {limit}. Zeskanuj go czarno-biało albo w 200 dpi.</translation>
    </message>
    <message>
        <source>Only PDF, JPG and PNG files can be attached.</source>
        <translation>Można dołączyć tylko pliki PDF, JPG i PNG.</translation>
    </message>
    <message>
        <source>The file is damaged or not whole. Scan the paper again or save the file anew.</source>
        <translation>Plik jest uszkodzony albo niepełny. Zeskanuj dokument ponownie albo zapisz plik jeszcze raz.</translation>
    </message>
    <message>
        <source>The PDF is locked with a password. Ask for one without a password.</source>
        <translation>PDF jest zabezpieczony hasłem. Dołącz plik bez hasła.</translation>
    </message>
    <message>
        <source>The file is not what its name says, or holds another file inside. It was not opened.</source>
        <translation>Plik nie jest tym, na co wskazuje jego nazwa, albo ma w środku inny plik. Nie został otwarty.</translation>
    </message>
    <message>
        <source>The PDF has {pages} pages; {most} is the most.</source>
        <translation>Stron w pliku PDF: {pages}, a może ich być najwyżej {most}.</translation>
    </message>
    <message>
        <source>The file unfolds to an enormous size. It was not opened.</source>
        <translation>Plik po rozpakowaniu ma ogromny rozmiar. Nie został otwarty.</translation>
    </message>
    <message>
        <source>The name says {says}, but it is {holds}. Save the file anew under the right name.</source>
        <translation>Nazwa wskazuje na {says}, a w środku jest {holds}. Zapisz plik pod właściwą nazwą.</translation>
    </message>
    <message>
        <source>The PDF holds a program (JavaScript). It is not run here.</source>
        <translation>PDF zawiera program (JavaScript). Tutaj nie jest uruchamiany.</translation>
    </message>
    <message>
        <source>The PDF holds other files inside. They are not opened here.</source>
        <translation>PDF zawiera inne pliki. Tutaj nie są otwierane.</translation>
    </message>
    <message>
        <source>The PDF wants to start a program. It is not started here.</source>
        <translation>PDF chce uruchomić program. Tutaj nic nie jest uruchamiane.</translation>
    </message>
</context>
</TS>
