using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>The accidents of form a file shows; every one of them is met in practice and none changes a figure.</summary>
internal readonly record struct FileStyle(
    ContentForm Content,
    FieldOrder Order,
    ulong ShuffleSeed,
    bool ByteOrderMark,
    bool Declaration,
    bool UnknownElements,
    bool SignatureFilled,
    bool InnerByteOrderMark,
    bool NarrativeAsCdata,
    bool LongEmptyElements,
    bool FullDecimals)
{
    public static FileStyle Of(int seed, SampleFacility facility, long batch)
    {
        SeededStream random = new(seed, Topic.FileStyle, (facility.Index * 100_000_000L) + batch);
        ContentForm content = random.Below(100) switch
        {
            < 76 => ContentForm.Base64,
            < 84 => ContentForm.Base64Wrapped,
            < 90 => ContentForm.Base64InCdata,
            < 95 => ContentForm.NestedXml,
            _ => ContentForm.XmlInCdata,
        };
        bool shuffled = random.Chance(0.06);
        return new FileStyle(
            content,
            shuffled ? FieldOrder.Shuffled : facility.FollowsDecree3176 ? FieldOrder.Decree3176 : FieldOrder.Decree4750,
            random.NextUInt64(),
            ByteOrderMark: random.Chance(0.25),
            Declaration: random.Chance(0.85),
            UnknownElements: shuffled || random.Chance(0.03),
            SignatureFilled: random.Chance(0.5),
            InnerByteOrderMark: content is not (ContentForm.NestedXml or ContentForm.XmlInCdata) && random.Chance(0.1),
            NarrativeAsCdata: facility.NarrativeAsCdata && content != ContentForm.XmlInCdata,
            facility.LongEmptyElements,
            facility.FullDecimals);
    }
}
