namespace BhytWarehouse.Browser.Tests;

/// <summary>One host for all tests; they follow one another.</summary>
[CollectionDefinition(Name)]
public sealed class RunningHostCollection : ICollectionFixture<RunningHost>
{
    public const string Name = "running host";
}
