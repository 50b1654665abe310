import MitoshiBasics
import MitoshiDocuments
import Foundation
import Testing

@Suite("A file that is written")
struct OutputFileTests {
    @Test("replaces the old one whole, keeps its permissions and leaves nothing beside it")
    func replaces() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old and long", "a.csv")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try OutputFile.write("new", to: path)
        #expect(try folder.bytes("a.csv") == Array("new".utf8))
        #expect(try folder.names() == ["a.csv"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("follows a link instead of replacing it")
    func link() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", "real.csv")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link.csv", withDestinationPath: "real.csv")
        try OutputFile.write("new", to: "\(folder.path)/link.csv")
        #expect(try folder.bytes("real.csv") == Array("new".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/link.csv") == "real.csv")
    }

    @Test("is reported when the disk is full")
    func fullDisk() {
        #expect {
            try OutputFile.write("text", to: "/dev/full")
        } throws: { error in
            (error as? OutputError)?.description == "/dev/full: cannot write: no space left on the disk"
        }
    }

    @Test("is reported when its place is a folder, is missing or is no folder")
    func places() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", "file")
        for (path, reason) in [
            (folder.path, "a folder, not a file"), ("\(folder.path)/none/a.csv", "no such file or folder"),
            ("\(file)/a.csv", "something that is not a folder"),
        ] {
            #expect {
                try OutputFile.write("text", to: path)
            } throws: { error in
                (error as? OutputError)?.description == "\(path): cannot write: \(reason)"
            }
        }
    }

    @Test("isn't written when another of the same set can't be: nothing changes at all")
    func allOrNothing() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write("old", "a.csv")
        try FileManager.default.createDirectory(atPath: "\(folder.path)/b.csv", withIntermediateDirectories: false)
        let bytes = Array("new".utf8)
        #expect(throws: OutputError.self) {
            try OutputFile.write([(first, bytes), ("\(folder.path)/b.csv", bytes)], asOne: folder.path)
        }
        #expect(try folder.bytes("a.csv") == Array("old".utf8))
        #expect(try folder.names() == ["a.csv", "b.csv"])
    }

    @Test("may be a package: characters that CP932 lacks leave the folder as it was")
    func unencodablePackage() throws {
        let folder = try TemporaryFolder()
        let plan = try RandomPlan.make(seed: 3)
        #expect {
            try DataPackage.write(plan, to: folder.path, encoding: .cp932)
        } throws: { error in
            guard case .unencodable(let problems) = error as? OutputError else { return false }
            return problems.problems.allSatisfy { $0.line != nil && $0.column != nil }
        }
        #expect(try folder.names().isEmpty)
    }

    @Test("goes into a folder that is made for it, or says why it can't be")
    func folders() throws {
        let folder = try TemporaryFolder()
        try OutputFile.makeFolder("\(folder.path)/a/b/c")
        try OutputFile.makeFolder("\(folder.path)/a/b/c")
        let file = try folder.write("x", "file")
        #expect(throws: OutputError.self) { try OutputFile.makeFolder("\(file)/below") }
        #expect(throws: OutputError.self) { try OutputFile.makeFolder(file) }
    }
}
