using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BhytWarehouse.Etl.Leases;

/// <summary>Who holds a lease: one part of one process on one machine.</summary>
/// <param name="Machine">Its name, as operators know it.</param>
/// <param name="Kernel">Tells apart what a name cannot: the start of the machine and the space in which process ids are counted (containers have their own).</param>
/// <param name="Birth">When the process began, in the machine's own count: ids are given again.</param>
/// <param name="Member">Hosts in one process count from 1.</param>
public sealed partial record LeaseHolder(string Machine, string Kernel, int ProcessId, string Birth, int Member)
{
    private const char Between = '|';
    private static int _members;

    public static LeaseHolder Next()
    {
        using Process own = Process.GetCurrentProcess();
        return new LeaseHolder(Environment.MachineName.Replace(Between, '-'), KernelOfThisMachine(), own.Id, BirthOf(own.Id) ?? "", Interlocked.Increment(ref _members));
    }

    public static LeaseHolder Parse(string text)
    {
        string[] parts = text.Split(Between);
        return parts.Length == 5
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            && int.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out int member)
            ? new LeaseHolder(parts[0], parts[1], process, parts[3], member)
            : throw new FormatException($"'{text}' is no holder of a lease; expected machine|kernel|process|birth|member, as bhyt writes it into jobs.db.");
    }

    /// <summary>Whether this process sees that the holder has ended. False says nothing: another machine's processes cannot be seen.</summary>
    public bool HasEnded() =>
        Machine == Environment.MachineName.Replace(Between, '-') && Kernel.Length > 0 && Kernel == KernelOfThisMachine() && Birth.Length > 0 && (BirthOf(ProcessId) is { } birth ? birth != Birth : !IsHidden(ProcessId));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}{Between}{Kernel}{Between}{ProcessId}{Between}{Birth}{Between}{Member}");

    private static string KernelOfThisMachine()
    {
        const string boot = "/proc/sys/kernel/random/boot_id";
        if (!OperatingSystem.IsLinux() || !File.Exists(boot))
        {
            return OperatingSystem.IsLinux() ? "" : "one";
        }

        return $"{File.ReadAllText(boot).Trim()} {File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name}".Replace(Between, '-');
    }

    /// <summary>Where processes of other accounts are hidden, one of them answers that it may not be signalled.</summary>
    private static bool IsHidden(int processId)
    {
        const int notPermitted = 1;
        return OperatingSystem.IsLinux() && Signal(processId, 0) != 0 && Marshal.GetLastPInvokeError() == notPermitted;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int processId, int signal);

    /// <summary>Null when there is no such process, or only what is left of one that has ended.</summary>
    private static string? BirthOf(int processId)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using Process process = Process.GetProcessById(processId);
                return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
            }

            // The name in brackets may hold spaces; state is the first field behind it, the start the twentieth.
            string text = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
