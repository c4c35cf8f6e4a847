"""Three places to measure and draw between: Przewodów, Rzeszów and Warsaw, (lon, lat)."""

P, R, W = (23.9345, 50.4705), (21.9990, 50.0413), (21.0122, 52.2297)
