using System.Globalization;

namespace BhytWarehouse.SampleProvince.Members;

/// <summary>The age bands of the resident register's table of counts.</summary>
internal static class AgeBands
{
    private static readonly int[] Starts = [0, 6, 15, 18, 25, 40, 60, 75, 80];

    public static int Count => Starts.Length;

    public static int Of(int age)
    {
        int band = Starts.Length - 1;
        while (Starts[band] > age)
        {
            band--;
        }

        return band;
    }

    public static string Code(int band) => band == Starts.Length - 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Starts[band]}+")
        : string.Create(CultureInfo.InvariantCulture, $"{Starts[band]:00}-{Starts[band + 1] - 1:00}");
}
