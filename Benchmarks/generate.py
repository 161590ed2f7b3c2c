#!/usr/bin/env python3
"""Makes large inventories in the form of a FusionInventory agent; the same arguments give the same bytes.

generate.py machine --megabytes 50 FILE      one machine with as many packages as it takes
generate.py case --machines 30 --packages 2000 DIR      one file a machine, for a whole association

The share of each section is the one of real inventories: about one tenth is processes and environment,
which are never stored, and most of the rest is software.
"""
import argparse
import os
import random
from xml.sax.saxutils import escape

WORDS = """abri acte aile amont ancre arbre atelier avis balise banc bord brume cadre canal carte cave chant cime
clairon coque corde cour dune eau encre escale falaise fanal ferme feuille filet fleuve flux forge gare gouvernail
grange gravier haie halte herbe jardin lande lavoir ligne lisse lune mare marge menthe meule mur nacelle nappe nid
orge ombre osier pas phare pierre plage pont pré quai radeau rame ravin rive roche roseau ruche sable sente source
talus terre tour treille vallon vanne verger vigne voile""".split()
ENDS = ["", "", "", "-dev", "-common", "-data", "-doc", "-utils", "-tools", "-l10n-fr", "-bin"]
SECTIONS = ["libs", "libdevel", "admin", "utils", "python", "perl", "net", "graphics", "sound", "editors", "doc", "misc"]
KNOWN = ["firefox", "thunderbird", "libreoffice-writer", "libreoffice-calc", "gimp", "inkscape", "vlc", "audacity",
         "keepassxc", "git", "vim", "nextcloud-desktop"]
WINDOWS = [("Mozilla Firefox (x64 fr)", "Mozilla"), ("LibreOffice 25.8.1.1", "The Document Foundation"),
           ("Google Chrome", "Google LLC"), ("VLC media player", "VideoLAN"), ("7-Zip 23.01 (x64)", "Igor Pavlov"),
           ("Microsoft Office Professionnel Plus 2016", "Microsoft Corporation"), ("TeamViewer", "TeamViewer")]


def element(name, fields, depth=2):
    pad = "  " * depth
    inner = "".join(f"{pad}  <{key}>{escape(str(value))}</{key}>\n" for key, value in fields)
    return f"{pad}<{name}>\n{inner}{pad}</{name}>\n"


def version(dice):
    return f"{dice.randint(0, 9)}.{dice.randint(0, 40)}.{dice.randint(0, 20)}-{dice.randint(1, 9)}"


def package(dice, number):
    name = dice.choice(KNOWN) if number % 97 == 0 else f"{dice.choice(WORDS)}-{dice.choice(WORDS)}{dice.choice(ENDS)}"
    if number % 3 == 0:
        name = "lib" + name + str(dice.randint(0, 9))
    return element("SOFTWARES", [
        ("ARCH", dice.choice(["amd64", "amd64", "all"])),
        ("COMMENTS", " ".join(dice.choice(WORDS) for _ in range(7))),
        ("FILESIZE", dice.randint(10_000, 90_000_000)), ("FROM", "deb"), ("NAME", name), ("PUBLISHER", "Debian"),
        ("SYSTEM_CATEGORY", dice.choice(SECTIONS)), ("VERSION", version(dice))])


def program(dice, number):
    name, publisher = dice.choice(WINDOWS)
    if number % 40:
        name = f"{dice.choice(WORDS).title()} {dice.choice(WORDS).title()} {dice.randint(1, 30)}"
        publisher = dice.choice(WORDS).title() + " & Cie"
    return element("SOFTWARES", [
        ("ARCH", "x86_64"), ("FROM", "registry"),
        ("GUID", f"{{{dice.getrandbits(32):08X}-{dice.getrandbits(16):04X}-4000-8000-{dice.getrandbits(48):012X}}}"),
        ("INSTALLDATE", f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2017, 2026)}"),
        ("NAME", name), ("PUBLISHER", publisher), ("SYSTEM_CATEGORY", "application"), ("VERSION", version(dice))])


def left_out(dice):
    if dice.random() < 0.25:
        return element("ENVS", [("KEY", dice.choice(WORDS).upper()), ("VAL", "/".join(dice.choices(WORDS, k=6)))])
    return element("PROCESSES", [
        ("CMD", "/usr/bin/" + " --".join(dice.choices(WORDS, k=6))), ("CPUUSAGE", "0.1"), ("MEM", "0.2"),
        ("PID", dice.randint(1, 99999)), ("STARTED", "2026-11-20 08:00"), ("TTY", "?"), ("USER", dice.choice(WORDS)),
        ("VIRTUALMEMORY", dice.randint(1000, 999999))])


def head(dice, number, windows):
    name = f"poste-{number}"
    system = [("ARCH", "64-bit"), ("FULL_NAME", "Microsoft Windows 11 Professionnel"), ("KERNEL_NAME", "MSWin32"),
              ("KERNEL_VERSION", dice.choice(["10.0.22631", "10.0.26100", "10.0.26200"])), ("NAME", "Windows")]
    if not windows:
        system = [("ARCH", "x86_64"), ("FULL_NAME", "Debian GNU/Linux 13 (trixie)"), ("KERNEL_NAME", "linux"),
                  ("KERNEL_VERSION", "6.12.0-1-amd64"), ("NAME", "Debian GNU/Linux"), ("VERSION", "13.1")]
    drive = [("FILESYSTEM", "NTFS"), ("LETTER", "C:"), ("SYSTEMDRIVE", "1"), ("TYPE", "Local Disk"), ("VOLUMN", "Windows")]
    if not windows:
        drive = [("FILESYSTEM", "ext4"), ("TYPE", "/"), ("VOLUMN", "/dev/sda2")]
    sections = [
        element("ACCESSLOG", [("LOGDATE", "2026-11-20 08:30:00")]),
        element("BIOS", [("BDATE", f"{dice.randint(1, 12):02}/15/2024"), ("SMANUFACTURER", "Exemple"),
                         ("SMODEL", f"Portable {dice.randint(10, 99)}"), ("SSN", f"EX{number:08}")]),
        element("CPUS", [("CORE", 4), ("MANUFACTURER", "Exemple"), ("NAME", "Exemple 4000"), ("SPEED", 2400)]),
        element("DRIVES", drive + [("ENCRYPT_STATUS", dice.choice(["Yes", "No"])), ("FREE", 90_000), ("TOTAL", 250_000)]),
        element("FIREWALL", [("STATUS", "on")]),
        element("HARDWARE", [("CHASSIS_TYPE", dice.choice(["Notebook", "Desktop"])), ("MEMORY", 8192), ("NAME", name),
                             ("UUID", f"{dice.getrandbits(32):08X}-1111-4222-8333-{number:012X}"), ("VMSYSTEM", "Physical")]),
        element("NETWORKS", [("IPADDRESS", f"192.0.2.{number % 250}"), ("MACADDR", f"02:00:00:00:{number // 256:02x}:{number % 256:02x}"),
                             ("TYPE", "ethernet"), ("VIRTUALDEV", 0)]),
        element("OPERATINGSYSTEM", system),
    ]
    return '<?xml version="1.0" encoding="UTF-8" ?>\n<REQUEST>\n  <CONTENT>\n' + "".join(sections)


def tail(number):
    return ("    <VERSIONCLIENT>FusionInventory-Agent_v2.6</VERSIONCLIENT>\n  </CONTENT>\n"
            f"  <DEVICEID>poste-{number}-2026-11-20-08-30-00</DEVICEID>\n  <QUERY>INVENTORY</QUERY>\n</REQUEST>\n")


def make_machine(path, megabytes):
    dice = random.Random(1)
    with open(path, "w", encoding="utf-8") as out:
        written = out.write(head(dice, 1, windows=False))
        hidden = kept = 0
        number = 0
        while written < megabytes * 1_000_000:
            number += 1
            if hidden * 8 < kept:
                text = left_out(dice)
                hidden += len(text)
            else:
                text = package(dice, number)
                kept += len(text)
            written += out.write(text)
        out.write(tail(1))


def make_case(folder, machines, packages):
    os.makedirs(folder, exist_ok=True)
    for number in range(1, machines + 1):
        dice = random.Random(number)
        windows = number % 3 != 0
        make = program if windows else package
        with open(f"{folder}/poste-{number:02}.xml", "w", encoding="utf-8") as out:
            out.write(head(dice, number, windows))
            for item in range(packages):
                out.write(make(dice, item))
            out.write("".join(left_out(dice) for _ in range(packages // 8)))
            out.write(tail(number))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    machine = kinds.add_parser("machine")
    machine.add_argument("--megabytes", type=int, default=50)
    machine.add_argument("path")
    case = kinds.add_parser("case")
    case.add_argument("--machines", type=int, default=30)
    case.add_argument("--packages", type=int, default=2000)
    case.add_argument("path")
    options = parser.parse_args()
    if options.kind == "machine":
        make_machine(options.path, options.megabytes)
    else:
        make_case(options.path, options.machines, options.packages)


if __name__ == "__main__":
    main()
