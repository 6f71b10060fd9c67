namespace BhytWarehouse.Etl.Indicators;

/// <summary>Which counts of a table with sums beside them are not shown: those of 1 to 10 people, and where a sum would give a single one away, the next smallest of its parts too.</summary>
internal static class SmallCells
{
    private const long FewestPeople = 11;

    public static bool IsSmall(long people) => people is > 0 and < FewestPeople;

    /// <param name="size">What the cells of a sum are ordered by; a cell of 0 hides nobody.</param>
    /// <param name="sums">The parts of each sum that is shown.</param>
    public static HashSet<TCell> Of<TCell>(IEnumerable<TCell> small, Func<TCell, long> size, IEnumerable<IReadOnlyList<TCell>> sums)
        where TCell : notnull
    {
        HashSet<TCell> hidden = [.. small];
        IReadOnlyList<TCell>[] known = [.. sums];
        // Who is hidden beside one may stand alone in another sum.
        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach (IReadOnlyList<TCell> parts in known.Where(parts => parts.Count(hidden.Contains) == 1))
            {
                TCell[] others = [.. parts.Where(cell => !hidden.Contains(cell) && size(cell) > 0)];
                isChanged |= others.Length > 0 && hidden.Add(others.MinBy(size)!);
            }
        }

        return hidden;
    }
}
