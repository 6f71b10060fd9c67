namespace BhytWarehouse.SampleProvince.Members;

/// <summary>One validity of one card: as issued, and as cut short later if it was.</summary>
internal struct CardSpan
{
    public byte Group;
    public byte Digit;
    public byte Commune;
    public byte Facility;
    public CardChange IssuedAs;
    public CardChange? CutShortAs;
    public DateOnly From;
    public DateOnly IssuedTo;
    public DateOnly To;

    /// <summary>The day that places the shortening in a monthly file: later than the end itself where it became known late.</summary>
    public DateOnly CutShortOn;

    public readonly bool Covers(DateOnly day) => From <= day && day <= To;
}
