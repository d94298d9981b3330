#!/bin/sh
# The rpm names files and no folders: this one, which nothing else uses, would stay.
rmdir /usr/share/doc/standpoint 2>/dev/null || true
