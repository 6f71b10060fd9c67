namespace BhytWarehouse.SampleProvince.Members;

internal sealed class MonthCensus(DateOnly first, DateOnly last)
{
    public DateOnly First => first;

    public DateOnly Last => last;

    public SortedDictionary<string, CommuneCensus> Communes { get; } = new(StringComparer.Ordinal);

    public SchoolCensus[] Schools { get; } = new SchoolCensus[Members.Schools.Count];

    public CommuneCensus At(string commune)
    {
        if (!Communes.TryGetValue(commune, out CommuneCensus? census))
        {
            Communes.Add(commune, census = new CommuneCensus());
        }

        return census;
    }
}
