"""Small files of the formats that only a process of its own reads."""

from __future__ import annotations

import base64
import struct
import zlib

from tests.workbook.packages import RELATIONS, TYPES, package, relation

_XLS = (
    "c-rk)U1(fI6h3qJ?&fZiW^dBQ#<Y!VwN26_rKO+|t=Tk<wxC37{XqgYKR0dcCc7kCXb^R4&5N|C^g)F}DMU~Ne^B"
    "&6#RPolgGFEZU{Of>WT_9UC{i%Fe&^iT>`mN2b`u2KoN#7l&&-^ed;TXsd|x?z{*&4(v;gj>0L{8#3i)UX7|#B%i"
    "40AfbzL`0c30tl1v9#59h%Tz5Xd?&0a{wOrMh2*n-3090)HurQYQ_gAE7ZS1a5=H`1vhm&+HP{EfrSJFaCUv-yFv"
    "Sz<mDC@t*y^3|J0a1FQf>yc9r{z$)Nc;5uNn*aXpfU=8qgU@dS1a3gRNunu?!FbcdAxLM!nZrwB1W8462)U+n_&8"
    "u-}#UX4#i=iNWx#l}ox#<21EaGExO6=k)u$z)>8y!9IzUY4id*lv1itjK9Bi*e`*s4Kiffe+T(7%#)x7Z&bM$uMn"
    ")6W<&x&3KrH%nWAR?!!-=dw_C!V-THJAXsmKv9Y6pdO0TAoU^=4q`<uU0@G;Syr%rsCJp*Rm+*JGs|g$z3gFU*cs"
    "`G*O`^{E_>J*pu1&gsJo@Ve_C8>g8p=)KKGrBGM#w}{g0*5jRNU(%h4wwyL@tP^44b-(i<0{H!nipwg^3(mrgJTx"
    "sREnpE2+wO)mF#Iv{;zIwXBn+LV56x<vYQ>7aW^jC~wI`di@=rpJ#tqp88f@aQ-q`FipAAaxEUQ)8!y9Zb=bvVcS"
    "fPb<0(H$b4zJS*piG9n$zOBM#@9stTW-bG~@cF1qA(4rFx3B;OIF|;wN`_1-Jhy_EpkRq(VkVXE60~@(Cbif$^pK"
    "C7CjzzDVUfSuis)0G(RO{a0+~mbDdtMAH2fKb;o_)SjSleLN(y{US)q85&o)dbSavZm?XsKD9z|54nO?EU%`--g1"
    "=C+eUdsW)4bNhd3tM`o?=Ej+}M&I~6B2gH(A`!HK)0$OHdFbTSq3O14ujon4SoETNHmTRFi2l+F5pPg-vjQx`7Cr"
    "&+@xoq2Xht4dK%eKQnV|UB%|PJH&pYoWqg3`pB-`^Z=37m@7Y)d_2ETYt$(^#*gh88B2pK;hTnrd|ZZ1IWrE-L+H"
    "xm6ykMXk1K2JFrOIr|Ie1rm-9a3hPnFgVUGj^U*#-LK!$9q^b4;oeUdC1EKL=T9tx#)<9$g&3j4#WHoTYg3=TRz="
    "NCN&@Y8j1QfVilng%cl`qzD5=Sg^Dmx>eaxuWq5(on|g?A&PNCPMiQfmfmF2fc%KuG-gj@y!Jb|x9(P2idj<yvT9"
    ";FMD=%&p4YMwZ;_~pN>G5;F-{?AGfAFS7P4%Dt$l`xn*XBwKluc}(uG71<sE+7*J*8{*w65Dv=^%S;#;d`3Pa^3I"
    "C&!M*N!R5(zeDrR!oS9s-}&t87k*a$@k)QcB!o*BFP+`K!9MdAzQ6g#hkH5xEueMlcSbf1*}iXlM89iDzcqNiRnN"
    "zKX^Ummo=iUFjEo{R&X*C(ch~lvbhE-rzW+u33w$u&9@a^$%o{(A(?{qi3Jt!;(Sq+^C7H<6lUu;M`h6?wXB{|q2"
    "rry2+~N76&JXzB;7i$a7jXZapLgLk;1sPt&dY_q|F`J3x>x-@LC5g@LwJ?2?)SqA21F-JN#V7U0A+D#(B}sWkpEW"
    "Tg}L+h;)FiAgCiDL*nL`y_<pWS-dp|ukH9|=b0^g"
)
"""Two sheets, made with LibreOffice. Questions: B2 Ref, C2 3, B3 12 September 2025, C3 true,
B4 the error #N/A, C5 an e with an acute. Empty: nothing."""


def xls() -> bytes:
    """Give an old Excel workbook."""
    return zlib.decompress(base64.b85decode(_XLS))


def xlsb() -> bytes:
    """Give a binary workbook with one sheet, S: B2 Yes, C2 3, D2 the error #N/A."""
    book = (
        _record(131)
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _text("r1") + _text("S"))
        + _record(144)
        + _record(132)
    )
    cells = (
        _record(6, struct.pack("<II", 1, 0) + _text("Yes"))
        + _record(5, struct.pack("<IId", 2, 0, 3.0))
        + _record(3, struct.pack("<IIB", 3, 0, 42))
    )
    sheet = (
        _record(129)
        + _record(148, struct.pack("<IIII", 1, 1, 1, 3))
        + _record(145)
        + _record(0, struct.pack("<IIHBBBI", 1, 0, 300, 0, 0, 0, 0))
        + cells
        + _record(146)
        + _record(130)
    )
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS
            + relation(1, b"officeDocument", b"xl/workbook.bin")
            + b"</Relationships>",
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": RELATIONS
            + relation(1, b"worksheet", b"worksheets/sheet1.bin")
            + b"</Relationships>",
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    """Write one record: its kind in one or two bytes, its length (below 128), its content."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(data)]) + data
