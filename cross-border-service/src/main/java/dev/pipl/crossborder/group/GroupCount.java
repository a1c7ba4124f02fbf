package dev.pipl.crossborder.group;

/**
 * Distinct persons of one class over a group's members in one year.
 *
 * @param lower at least so many: the count, or the largest member's lower bound
 * @param upper at most so many: the count, or the sum of the members' upper bounds
 * @param gross the upper bound with exempt transfers included
 */
public record GroupCount(long lower, long upper, long gross, CountBasis basis) {

    public boolean exact() {
        return basis.isExact();
    }
}
