namespace BhytWarehouse.SampleProvince.Members;

/// <summary>The last day of somebody's insurance for a reason other than the end printed on a card.</summary>
internal readonly record struct Ending(DateOnly Day, int DaysLate)
{
    public static DateOnly Never => DateOnly.MaxValue;

    /// <summary>The day the insurer enters it: never in the month of issue, whose extract already holds a row of this card.</summary>
    public DateOnly? ReportedFor(in CardSpan card)
    {
        if (Day == Never)
        {
            return null;
        }

        DateOnly reported = Day.AddDays(DaysLate);
        DateOnly afterIssue = new DateOnly(card.From.Year, card.From.Month, 1).AddMonths(1);
        return reported < afterIssue ? afterIssue : reported;
    }
}
