namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>An entry of a facility's catalogue (or of the ministry's list, without a facility), from one day to another; price in hundredths of đồng.</summary>
internal sealed record CatalogueEntry(string Kind, string FacilityCode, string Code, string Name, string Unit, long Price, DateOnly From, DateOnly? To = null)
{
    public Drug? Drug { get; init; }

    public bool IsIn(DateOnly edition) => From <= edition.AddMonths(1);

    public DateOnly? EndIn(DateOnly edition) => To is { } to && to <= edition.AddMonths(1) ? to : null;
}
