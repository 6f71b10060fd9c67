namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>A fact that compares with the project's reference notes, which are not part of the repository; without them it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute(string file)
    {
        if (!File.Exists(PathOf(file)))
        {
            Skip = $"The reference notes are not here: {PathOf(file)}. Set BHYT_REFERENCE to their folder.";
        }
    }

    public static string PathOf(string file) => Path.Combine(Environment.GetEnvironmentVariable("BHYT_REFERENCE") ?? "/work/shared/reference", file);
}
