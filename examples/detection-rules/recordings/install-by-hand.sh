#!/bin/sh
# What is recorded in install-by-hand.scap: somebody installs a package by hand on a server, in the folder of their upload.
# Harmless: there is no such package, so dpkg refuses. `falco-rec capture -o install-by-hand.scap -- ./install-by-hand.sh` as root.
dpkg --version >/dev/null
dpkg --install ./collector.deb || true
