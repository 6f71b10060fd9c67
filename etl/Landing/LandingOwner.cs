using System.Globalization;

namespace BhytWarehouse.Etl.Landing;

/// <summary>The holder of a feed's lease, by whose token its half-written files are told from those of its predecessors.</summary>
public readonly record struct LandingOwner(string FeedCode, long Token)
{
    /// <summary>Null where the name of a folder tells no owner.</summary>
    public static LandingOwner? Find(string folderName)
    {
        int dot = folderName.LastIndexOf('.');
        return dot > 0 && long.TryParse(folderName.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long token) ? new LandingOwner(folderName[..dot], token) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FeedCode}.{Token}");
}
