"""Who works in the tests of the services, and when."""

from console.domain.operation import Actor
from console.domain.times import parse_instant

ANN, BO = Actor("Ann", "Desk 1"), Actor("Bo", "Desk 2")
NOW = parse_instant("151944Z NOV 22")
