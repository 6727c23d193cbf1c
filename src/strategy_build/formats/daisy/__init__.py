"""The talking book of a publication, as DAISY 2.02 and as DAISY 3 (ANSI/NISO Z39.86-2005)."""
