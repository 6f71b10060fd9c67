namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

/// <summary>Compares with the domain reference where the machine has it; elsewhere says why it did not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableByReferenceFactAttribute : FactAttribute
{
    public SkippableByReferenceFactAttribute()
    {
        if (!File.Exists(Path))
        {
            Skip = $"The domain reference is not at {Path}; set BHYT_DOMAIN_REFERENCE to compare the field lists with it.";
        }
    }

    public static string Path => Environment.GetEnvironmentVariable("BHYT_DOMAIN_REFERENCE") ?? "/work/shared/reference/bhyt-domain.md";
}
