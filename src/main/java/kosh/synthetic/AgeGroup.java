package kosh.synthetic;

import java.util.List;

/** Ages at arrival, of which only dying depends. */
public enum AgeGroup {
    CHILDREN("Y0T14", 28, 1),
    YOUNG("Y15T29", 28, 1),
    MIDDLE("Y30T44", 22, 3),
    OLDER("Y45T59", 14, 10),
    OLD("Y60T74", 7, 30),
    OLDEST("Y_GE75", 1, 90);

    static final Choice<AgeGroup> ALL = Choice.of(List.of(values()), AgeGroup::weight);

    private final String code;
    private final int weight;
    private final int deaths;

    /**
     * @param weight how many of 100 are of that age
     * @param deaths how many of 1000 die in a year, as a hazard
     */
    AgeGroup(String code, int weight, int deaths) {
        this.code = code;
        this.weight = weight;
        this.deaths = deaths;
    }

    private int weight() {
        return weight;
    }

    int deaths() {
        return deaths;
    }

    /** A code of the SDMX list CL_AGE. */
    @Override
    public String toString() {
        return code;
    }
}
