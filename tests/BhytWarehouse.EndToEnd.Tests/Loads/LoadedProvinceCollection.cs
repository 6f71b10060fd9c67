namespace BhytWarehouse.EndToEnd.Tests.Loads;

[CollectionDefinition(Name)]
public sealed class LoadedProvinceCollection : ICollectionFixture<LoadedProvince>
{
    public const string Name = "A loaded province";
}
