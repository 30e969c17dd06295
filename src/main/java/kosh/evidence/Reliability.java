package kosh.evidence;

/** How far the printer of a figure is trusted, weakest first. */
public enum Reliability {
    /** Known to be a slip of the pen or the press. */
    MISPRINT("marked as a misprint"),
    /** Contradicted by a better-placed figure, though no slip is proven. */
    DISPUTED("disputed"),
    BLOG("of a blog"),
    /** Printed by a news outlet that does not say whose figure it is. */
    NEWS("of the news, without attribution"),
    ACADEMIC("of a scholar"),
    NGO("of a non-governmental organisation"),
    /** Of a state body or an international organisation, wherever it was read. */
    OFFICIAL("official");

    private final String words;

    Reliability(String words) {
        this.words = words;
    }

    /** What to say of a figure: "A0001 is …". */
    public String words() {
        return words;
    }
}
