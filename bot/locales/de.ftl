# Alles, was Circlekeeper auf Deutsch sagt. Maßgeblich ist en.ftl.
