"""Document to script, script to sound, sound to timeline: shared by every format that sounds."""
