package kosh.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class HittingSetProperties {

    @Property(tries = 200)
    void noLighterSetHitsAllGroups(
            @ForAll @Size(max = 12) List<@NotEmpty @Size(max = 5) Set<@IntRange(min = 0, max = 9) Integer>> groups,
            @ForAll @Size(10) List<@IntRange(min = 1, max = 30) Integer> weights) {
        Set<Integer> found = HittingSet.least(groups, member -> weights.get(member));
        assertThat(groups).noneMatch(group -> Collections.disjoint(group, found));
        assertThat(found.stream().mapToLong(weights::get).sum()).isEqualTo(leastOfAll(groups, weights));
    }

    private static long leastOfAll(List<Set<Integer>> groups, List<Integer> weights) {
        long least = Long.MAX_VALUE;
        for (int set = 0; set < 1 << weights.size(); set++) {
            int chosen = set;
            if (groups.stream().allMatch(group -> group.stream().anyMatch(i -> (chosen >> i & 1) == 1))) {
                long weight = 0;
                for (int i = 0; i < weights.size(); i++) {
                    weight += (chosen >> i & 1) * weights.get(i);
                }
                least = Math.min(least, weight);
            }
        }
        return least;
    }
}
