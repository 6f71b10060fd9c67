namespace BhytWarehouse.Fuzz.Tests.Mutation;

/// <summary>What a file is made of, by its first bytes.</summary>
internal enum FileForm
{
    Table = 0,
    Xml = 1,
    Json = 2,
    Archive = 3,
}
