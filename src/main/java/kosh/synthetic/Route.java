package kosh.synthetic;

/**
 * A procedure in an era.
 *
 * @param weight how many of 100 take it
 */
record Route(Procedure procedure, int weight, Wait law) {}
