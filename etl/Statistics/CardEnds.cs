namespace BhytWarehouse.Etl.Statistics;

/// <summary>The cards of one group of people that end in the next three months, those that ended in the last three, and how many were not renewed of those that can be judged.</summary>
/// <param name="InMonth">People whose card ends before the end of the first, second and third month ahead, each counted in its month, whether or not another card follows.</param>
/// <param name="EndedBefore">The same of the three months until now, together.</param>
/// <param name="Lapsed">Of <paramref name="Judged"/>, those who held no other card on the next day.</param>
/// <param name="Judged">People whose card ended in the months that tell of renewals.</param>
public sealed record CardEnds(IReadOnlyList<long> InMonth, long EndedBefore, long Lapsed, long Judged)
{
    /// <summary>How many months ahead card ends are known.</summary>
    public const int Months = 3;

    /// <summary>Cards that end within so many months beyond as many as usually do; below 0 where fewer end.</summary>
    public double Beyond(int months) => InMonth.Take(months).Sum() - (EndedBefore * (double)Math.Min(months, Months) / Months);

    /// <summary>Gets the share that is not renewed: half a person each way keeps few cards from promising everything or nothing (Jeffreys).</summary>
    public double LapseRate => (Lapsed + 0.5) / (Judged + 1);

    /// <summary>Gets the variance of <see cref="LapseRate"/>, that of its beta distribution.</summary>
    public double LapseRateVariance => LapseRate * (1 - LapseRate) / (Judged + 2);
}
