namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>The crash tests share one sample and one undisturbed run, and run one after another.</summary>
[CollectionDefinition(Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DroppedProvinceCollection : ICollectionFixture<DroppedProvince>
{
    public const string Name = "dropped province";
}
