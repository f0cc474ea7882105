"""What the command line says about many interviews, in each of its formats."""
