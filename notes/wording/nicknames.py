"""Nicknames: which first names stand for each other."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicknames import NickNamer

_MORE = """
aleksander/alexander/alexandre/alejandro sasha alex sascha sander xander ale jandro
aleksandra/alexandra/alejandra sasha alex sandra lexi
alexander/alexandra lexi sasha
alistair al ali
andreas andrea andi andy
angus gus
antonio/antonia/anthony toni tonio tono
antoinette/antonella toni netty nella
aoife eef
beatriz/beatrice bea trixie
bernd bernhard
charles chaz charly
charlotte charlie lottie
christoph/christopher chris stoffer
concepcion concha conchita
daniela/daniella dani
dmitri/dmitry/dmitriy/dmytro dima mitya
dolores lola
eduardo edu lalo
ekaterina/yekaterina/kateryna katya katia kate
eleanor nell nellie ellie
elisabeth/elizabeth elisa lisa elsa lisbeth betty liesl sissi
emmanuel manuel manu manny manolo
enrique quique kike
ernesto neto
evgeny/evgenii/yevgeny/eugene zhenya
evgenia/evgeniya/yevgenia/yevgeniya/eugenia zhenya genia
ferdinand ferdi
francesca franca cesca
francisco paco pancho curro fran kiko
franziska franzi sissi
friedrich fritz fred
gabriele/gabriella/gabriela gabi gaby
georgina gina georgie
giovanni gianni gio
giuseppe beppe pino peppe
grigori/grigory/gregory grisha
guadalupe lupe lupita
guillermo memo guille
hans johannes johann jan hannes
heinrich heinz heiner
ignacio nacho
igor gosha
ines inez nes
isabel/isabella/isabelle isa bella izzy
ivan vanya
jakub/jacob/jakob kuba
jan janek
jesus chus chuy
joao joaozinho
joaquin quino ximo
jonas joe
jose pepe josep chepe
joseph/josef jose joe sepp pepe
juan juancho
karl kalle
katarzyna kasia kate
katharina kathi kaethe katrin
katherine/katharine/kathryn/catherine katie kate kat kit kitty cathy cat
kathleen katie kate
klaus/nikolaus/nicholas nick
konstantin kostya costa
krzysztof krzys chris
lars lasse
laszlo laci
lena helena magdalena elena
lorenzo renzo enzo
luis lucho
malgorzata gosia
margarethe/margarete greta grete gretel rita
margarita rita marga
maria mari mia masha marusya mimi maruja
mariya maria masha
marjorie marge
matthias/mattias hias matze
maurice mo
maximilian max maxi
mercedes merche meche
michael micha michi mike mick misha
mikhail misha michael
mohamed/mohammed/muhammad/mohammad mo moe
nadezhda nadia nadya
natalia/natalya natasha nat
nikolai nikolay kolya nick
oleksandr alexander sasha olek
olena olenka lena
olga olya
olivia liv livvy
pavel pasha paul
pedro perico
piotr peter piotrek
rafael/rafa raphael rafi
roberto beto rob
rosario charo
salvatore toto sal turi
santiago santi yago diego
sara sal
sebastian basti seb bas
sergei/sergey/serhii serge seryozha
siobhan shiv
sofia/sophia sonya sofi
stanislaw/stanislav stan staszek slava
stefan/steffen/stephan steve
subramanian subbu subra
svetlana sveta lana
tatiana/tatyana tanya
teresa tere resi
theodor theo ted
theresa resi terry
thomas tom tommi thom
tomasz tomek tom
ulrich uli ueli
ursula uschi ulla
vladimir/volodymyr vova volodya vlad
wilhelm willi willy bill
william liam
wolfgang wolf wolfi
xavier/javier xavi javi
yusuf/yousef/joseph youssef
zachary zack zach zak
zoe zo
"""
"""One line for each name, in its spellings, then what its bearers are called: forms usual outside English,
and a few that the `nicknames` package lacks."""

_PET_ENDING = re.compile(r"(?:ie|ey|y|i)$")


@lru_cache(maxsize=1)
def _english() -> "NickNamer":
    from nicknames import NickNamer

    return NickNamer()


@lru_cache(maxsize=1)
def _elsewhere() -> dict[str, frozenset[str]]:
    lines = (line.split() for line in _MORE.split("\n") if line)
    table: dict[str, frozenset[str]] = {}
    for spellings, *called in lines:
        for name in spellings.split("/"):
            table[name] = table.get(name, frozenset()) | frozenset(called)
    return table


@lru_cache(maxsize=4096)
def _shorts(name: str) -> frozenset[str]:
    """Return what people of this (folded) name are called."""
    return frozenset(_english().nicknames_of(name)) | _elsewhere().get(name, frozenset())


@lru_cache(maxsize=4096)
def _longs(name: str) -> frozenset[str]:
    """Return the names that this one is short for."""
    return frozenset(_english().canonicals_of(name)) | frozenset(
        full for full, called in _elsewhere().items() if name in called
    )


def _is_cut(name: str, called: str) -> bool:
    """Tell whether `called` is the beginning of a name, bare or with a pet ending: Nat, Venky, Sammy, Addy.

    What is one letter off is no short form but a slip: `Rober`, `Lili` for Lily, `Terri` for Terry.
    """
    if len(called) <= len(name) - 2 and name.startswith(called):
        return True
    ending = _PET_ENDING.search(called)
    stem = called[: ending.start()] if ending else ""
    if len(stem) >= 3 and name.startswith(stem):
        return len(stem) <= len(name) - 2
    short = stem[:-1] if stem[-2:-1] == stem[-1:] else ""
    rest = name.removeprefix(short)
    return len(short) >= 2 and name.startswith(short) and not _PET_ENDING.fullmatch(rest)


def is_nickname(name: str, called: str) -> bool:
    """Tell whether one first name is a known short or pet form of the other, either way (both folded).

    Two short forms of one name count when they begin alike: Kate and Katie, but not Bob and Bill.
    """
    if len(name) < 2 or len(called) < 2:
        return False
    if _is_cut(name, called) or called in _shorts(name) or name in _shorts(called):
        return True
    return name[:3] == called[:3] and not _longs(name).isdisjoint(_longs(called))
