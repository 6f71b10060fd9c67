using System.Diagnostics;
using BhytWarehouse.Fuzz.Tests.Mutation;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Makes a file that shows something smaller for as long as it still shows it: parts first, then halves, quarters … of its bytes.</summary>
internal static class Reducer
{
    /// <param name="shows">Whether a file still shows it.</param>
    public static byte[] Reduce(byte[] content, Func<byte[], bool> shows, TimeSpan patience)
    {
        long began = Stopwatch.GetTimestamp();
        bool isChanged = true;
        while (isChanged && Stopwatch.GetElapsedTime(began) < patience)
        {
            isChanged = false;
            if (FileParts.FormOf(content) is not FileForm.Archive and FileForm form)
            {
                foreach (Part part in FileParts.Of(content, form).Where(part => part.Length > 0).OrderByDescending(part => part.Length).Take(400))
                {
                    if (part.Start + part.Length <= content.Length && Without(content, part.Start, part.Length) is var smaller && Stopwatch.GetElapsedTime(began) < patience && shows(smaller))
                    {
                        content = smaller;
                        isChanged = true;
                        break;
                    }
                }
            }

            for (int length = content.Length / 2; !isChanged && length >= 1; length = length > 16 ? length / 2 : length - 1)
            {
                for (int at = 0; at + length <= content.Length && Stopwatch.GetElapsedTime(began) < patience; at += length)
                {
                    byte[] smaller = Without(content, at, length);
                    if (shows(smaller))
                    {
                        content = smaller;
                        isChanged = true;
                        at -= length;
                    }
                }
            }
        }

        return content;
    }

    private static byte[] Without(byte[] content, int start, int length) => [.. content.AsSpan(0, start), .. content.AsSpan(start + length)];
}
