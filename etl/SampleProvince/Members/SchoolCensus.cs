namespace BhytWarehouse.SampleProvince.Members;

/// <summary>The pupils or students of one school who live in the province.</summary>
internal struct SchoolCensus
{
    public int Pupils;

    /// <summary>With a valid card of any group.</summary>
    public int Covered;
}
