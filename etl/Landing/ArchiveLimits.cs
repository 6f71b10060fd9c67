namespace BhytWarehouse.Etl.Landing;

/// <summary>What a delivered .zip may hold. An entry or archive beyond is left alone and named, and the other files of the load are taken.</summary>
public sealed record ArchiveLimits
{
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Entries of one archive. Default 20,000: a province sends some hundred files a day.</summary>
    public int MostEntries { get; init; } = 20_000;

    /// <summary>Bytes to which one entry unpacks. Default 4 GiB.</summary>
    public long LargestEntry { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Bytes to which all entries together unpack. Default 32 GiB.</summary>
    public long LargestTotal { get; init; } = 32L * 1024 * 1024 * 1024;

    /// <summary>How many times larger an entry of more than 16 MiB may be than what it is packed in. Default 200: XML with base64 packs to a tenth, tables to a thirtieth, and only a bomb to a thousandth.</summary>
    public int GreatestRatio { get; init; } = 200;

    /// <summary>Characters of the name of a file or entry, with the folders and the archive in which it lies. Default 255.</summary>
    public int LongestName { get; init; } = 255;
}
