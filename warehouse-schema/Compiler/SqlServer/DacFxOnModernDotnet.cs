#if !FULL_FEED
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace BhytWarehouse.SchemaCompiler.SqlServer;

/// <summary>Lets DacFx 150 run on .NET 5 and newer by neutralising one pair of calls while its assembly is loaded.</summary>
/// <remarks>
/// ExtensionAssemblies.CreateAssemblyName copies AssemblyName.KeyPair, which always throws since .NET 5. The getter becomes
/// "pop, ldnull" and the setter "pop, pop", in memory: no file changes. Under PackageFeed=full a newer DacFx needs none of this.
/// </remarks>
internal static class DacFxOnModernDotnet
{
    private const string SimpleName = "Microsoft.Data.Tools.Schema.Sql";
    private const byte Nop = 0x00;
    private const byte LoadNull = 0x14;
    private const byte Pop = 0x26;
    private const byte Call = 0x28;
    private const byte CallVirtual = 0x6F;

#pragma warning disable CA2255 // The resolver must stand before any type of this assembly makes the runtime look for DacFx.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name != SimpleName)
        {
            return null;
        }

        string path = Path.Combine(AppContext.BaseDirectory, "dacfx", SimpleName + ".dll");
        using MemoryStream patched = new(Patch(File.ReadAllBytes(path), path));
        return context.LoadFromStream(patched);
    }

    private static byte[] Patch(byte[] image, string path)
    {
        using PEReader portableExecutable = new(new MemoryStream(image, writable: false));
        MetadataReader metadata = portableExecutable.GetMetadataReader();
        int patchedCalls = 0;
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (!metadata.StringComparer.Equals(method.Name, "CreateAssemblyName")
                || !metadata.StringComparer.Equals(metadata.GetTypeDefinition(method.GetDeclaringType()).Name, "ExtensionAssemblies"))
            {
                continue;
            }

            byte[] body = portableExecutable.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            int start = FileOffset(portableExecutable.PEHeaders, method.RelativeVirtualAddress);

            // A tiny method header is one byte and a fat one twelve; the body follows it.
            start += (image[start] & 0x3) == 0x2 ? 1 : 12;
            for (int at = 0; at + 5 <= body.Length; at++)
            {
                if (body[at] is not (Call or CallVirtual) || MemberName(metadata, BitConverter.ToInt32(body, at + 1)) is not { } member)
                {
                    continue;
                }

                ReadOnlySpan<byte> replacement = member switch
                {
                    "get_KeyPair" => [Pop, LoadNull, Nop, Nop, Nop],
                    "set_KeyPair" => [Pop, Pop, Nop, Nop, Nop],
                    _ => [],
                };
                replacement.CopyTo(image.AsSpan(start + at));
                patchedCalls += replacement.IsEmpty ? 0 : 1;
            }
        }

        return patchedCalls == 2
            ? image
            : throw new BadImageFormatException(
                $"{path}: found {patchedCalls} KeyPair calls in ExtensionAssemblies.CreateAssemblyName, expected 2. "
                + "This piece fits DacFx 150.4897.1 only; restore that version or build with -p:PackageFeed=full.");
    }

    private static string? MemberName(MetadataReader metadata, int token) =>
        token >>> 24 == 0x0A && MetadataTokens.GetRowNumber(MetadataTokens.EntityHandle(token)) <= metadata.GetTableRowCount(TableIndex.MemberRef)
            ? metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)MetadataTokens.EntityHandle(token)).Name)
            : null;

    private static int FileOffset(PEHeaders headers, int relativeVirtualAddress)
    {
        SectionHeader section = headers.SectionHeaders[headers.GetContainingSectionIndex(relativeVirtualAddress)];
        return relativeVirtualAddress - section.VirtualAddress + section.PointerToRawData;
    }
}
#endif
