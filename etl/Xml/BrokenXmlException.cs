namespace BhytWarehouse.Etl.Xml;

/// <summary>A document in memory that cannot be read on; the message says where and why, never with its content.</summary>
internal sealed class BrokenXmlException(string message, bool isDocumentType, XmlFaultKind kind) : Exception(message)
{
    /// <summary>It is well-formed so far, and declares a document type.</summary>
    public bool IsDocumentType { get; } = isDocumentType;

    public XmlFaultKind Kind { get; } = kind;
}
